#compdef pswbrief
# zsh completion for pswbrief; written by `pswbrief --install-completion zsh`

_pswbrief() {
    # The program that was typed, which may be one of several, or an alias for it.
    local program=${(Q)words[1]} how line
    program=${program/#\~\//$HOME/}
    [[ -n ${commands[$program]} || $program == */* && -x $program ]] || program=pswbrief
    local -a lines values shown ends
    lines=("${(@f)$(_PSWBRIEF_COMPLETE=zsh command $program "${(@Q)words[2,CURRENT-1]}" "$QIPREFIX$PREFIX" 2>/dev/null)}")
    how=$lines[1]
    for line in "${(@)lines[2,-1]}"; do
        values+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    case $how in
        files)
            compset -P 1 '--*='
            _files
            return
            ;;
        open) ends=(-S '') ;;
        list) ends=(-q -S ,) ;;
    esac
    (( $#values )) || return 1
    # What the program answers has been matched already, whatever the case of its letters.
    _describe -t values pswbrief shown values -U "${(@)ends}"
}

if [[ $funcstack[1] == _pswbrief ]]; then
    _pswbrief "$@"
else
    compdef _pswbrief pswbrief
fi
