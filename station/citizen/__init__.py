"""Who sits there: NIK, biodata, eligibility, from a roster that stands in for SIAK."""
