# fish completion for pswbrief; written by `pswbrief --install-completion fish`

function __pswbrief_complete
    # The program that was typed, which may be one of several, or an alias for it.
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    command -q -- $program; or set program pswbrief
    set -l current (commandline -ct)
    set -l lines (env _PSWBRIEF_COMPLETE=fish $program $words "$current" 2>/dev/null)
    if test "$lines[1]" = files
        set -l parts (string match -r -- '^((?:--[a-z-]+=)?)(.*)$' "$current")
        for path in (__fish_complete_path "$parts[3]")
            printf '%s\n' "$parts[2]$path"
        end
    else if set -q lines[2]
        printf '%s\n' $lines[2..-1]
    end
end

complete --command pswbrief --no-files --keep-order --arguments '(__pswbrief_complete)'
