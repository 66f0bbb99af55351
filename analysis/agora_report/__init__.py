"""The report: one page for policy-makers, made from one result file and nothing else."""
