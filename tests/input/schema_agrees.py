#!/usr/bin/python3
# The schema that editors use must agree with the loader: it accepts the good files and refuses the broken ones.
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

# Broken in ways no schema can see: what other files say, what stands twice, dates, the model's own arithmetic, and
# what a YAML reader forgives or settles before the schema is asked.
BEYOND_A_SCHEMA = {
    "alias", "choice_over_time", "duplicate_in_two_forms", "duplicate_indicator", "duplicate_key",
    "duplicate_parameter", "extends_a_policy", "extends_another_model", "extends_in_a_circle", "extends_itself",
    "extends_missing_file", "hexadecimal_seed", "country_unknown", "indicator_out_of_range", "leading_zero",
    "licence_non_commercial", "licence_proprietary", "merge_key", "percent_out_of_range", "policies_a_scenario", "policies_beyond_run", "policies_twice",
    "quoted_number", "seed_too_large", "study_inside_study", "study_missing_files",
    "timeline_beyond_run", "timeline_twice_at_once", "type_tag",
    "agents_bad_file", "agents_column_not_in_file", "agents_file_changed", "agents_missing_file",
    "agents_not_as_many_as_nodes", "agents_numbered_twice", "agents_of_unequal_length", "agents_only_numbers",
    "agents_unknown_title", "agents_without_titles", "edges_and_generator", "edges_and_generator_apart",
    "edges_bad_file", "edges_beyond_nodes", "edges_double", "edges_double_directed", "edges_double_in_file",
    "edges_file_changed", "edges_file_without_links", "edges_missing_file", "edges_self_link",
    "sweep_design", "sweep_table", "sweep_table_titles", "edges_too_many_agents", "edges_too_many_problems", "edges_wrong_kind_of_file", "network_citizens",
    "network_scale", "network_twice",
}

# Files of other models are refused for being of another model than the first.
WITH_OWN_SCHEMA = {"web"}


def is_refused(validators, path):
    """Whether a YAML reader, or the schema of the model the file names (of the first one if it names none), refuses it."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return True
    model = document.get("model") if isinstance(document, dict) else None
    name = model if isinstance(model, str) and model in WITH_OWN_SCHEMA else "village"
    return not validators[name].is_valid(document)


def main():
    printer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    validators = {}
    for schema in json.loads(subprocess.run([printer], check=True, capture_output=True).stdout):
        jsonschema.Draft7Validator.check_schema(schema)
        validators[schema["title"].split()[-1]] = jsonschema.Draft7Validator(schema)
    wrong = [f"{path.name}: a good file is refused" for path in sorted((folder / "input/files").glob("*.yaml"))
             if is_refused(validators, path)]
    for path in sorted((folder / "broken").glob("*.yaml")):
        if is_refused(validators, path) == (path.stem in BEYOND_A_SCHEMA):
            wrong.append(f"{path.name}: " + ("is listed as beyond a schema, yet refused by it"
                                             if path.stem in BEYOND_A_SCHEMA else "a broken file is accepted"))
    print("\n".join(wrong))
    print(f"schema: {len(wrong)} disagreements with the loader")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
