-- Lmod module of Agora, installed by `cmake --install BUILD --prefix PREFIX`. Copy it to MODULEPATH/agora/VERSION.lua
-- and name the prefix below.
local prefix = os.getenv("AGORA_PREFIX") or "/opt/agora"

whatis("Name: Agora")
whatis("Description: Agent-based simulator of co-creation in public services")
help([[
agora --help lists the commands; agora sweep runs parameter studies on this cluster.
]])

conflict("agora")
prepend_path("PATH", pathJoin(prefix, "bin"))
prepend_path("CMAKE_PREFIX_PATH", prefix)
