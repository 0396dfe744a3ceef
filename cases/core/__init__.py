"""What every app may use: who may see an address, requests, days, limits, fields, codes that people type."""
