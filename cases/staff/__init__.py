"""The admin: sign-in, queue and review of cases."""
