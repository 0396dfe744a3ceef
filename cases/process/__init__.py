"""The refund process as data: problems, states, days, what follows from what. Pure: no rows, no request, no clock."""
