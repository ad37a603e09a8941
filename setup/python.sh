# Sourced by the other scripts: which Python makes the environment.

# Print the first Python of 3.11 or newer; PYTHON=... wins over the search.
find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}
