# bash completion for pswbrief; written by `pswbrief --install-completion bash`

_pswbrief() {
    # The program that was typed, which may be one of several, or an alias for it.
    local program=${1/#\~\//$HOME/} how line
    type -P "$program" >/dev/null || program=pswbrief
    COMPREPLY=()
    {
        IFS= read -r how
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } < <(_PSWBRIEF_COMPLETE=bash "$program" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$COMP_TYPE" "${COLUMNS:-80}" 2>/dev/null)
    case $how in
        files) compopt -o default -o filenames 2>/dev/null || COMPREPLY=($(compgen -f -- "$2")) ;;
        open) compopt -o nospace 2>/dev/null ;;
    esac
}

complete -F _pswbrief pswbrief
