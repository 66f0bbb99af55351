"""Which designs of a result file differ only in a policy, and so can be compared run by run."""


def _texts(dataset):
    """All texts of a one-dimensional dataset of h5py."""
    return [value.decode("utf-8") if isinstance(value, bytes) else str(value) for value in dataset[:]]


def _same_but_for_policy(file, scenarios, policies):
    """One key per design; equal keys mean the same scenario with the same value of every factor of a sweep but the policy."""
    if "factors" not in file:
        return [name.removesuffix("+" + policy) if policy else name for name, policy in zip(scenarios, policies)]
    group = file["factors"]
    names = sorted(name for name in group if name.startswith("factor_") and name != "factor_policy")
    columns = [group[name][:] for name in names]
    bases = [base.removesuffix("+" + policy) if policy else base for base, policy in zip(_texts(group["base"]), policies)]
    return [(base, *(str(column[row]) for column in columns)) for row, base in enumerate(bases)]


def places_of(file):
    """The place of each design of an open h5py file: the name of the scenario that is the same but for the policy.

    A place is the design without a policy. In a sweep that is one point, whether policies are crossed with its points or are a
    factor of it. A design with a policy and without such a partner is a place of its own.
    """
    scenarios, policies = _texts(file["scenario"]), _texts(file["policy"])
    keys = _same_but_for_policy(file, scenarios, policies)
    plain = {}
    for key, name, policy in zip(keys, scenarios, policies):
        if not policy:
            plain.setdefault(key, name)
    return [plain.get(key, name) if policy else name for key, name, policy in zip(keys, scenarios, policies)]


def pairs_of(places, scenarios, policies):
    """(row with a policy, row of its place without one) for each place and policy, once, in the order of the file."""
    plain = {}
    for row, (name, policy) in enumerate(zip(scenarios, policies)):
        if not policy:
            plain.setdefault(name, row)
    found = {}
    for row, (place, policy) in enumerate(zip(places, policies)):
        if policy and place in plain:
            found.setdefault((place, policy), (row, plain[place]))
    return list(found.values())
