#!/bin/bash
# Fills fonts/prepared/ with the files that fonts.xml names. Safe to run again: what is there and came from the same
# source is left alone. Needs the packages of packages.txt (fonts, hb-subset, icc-profiles-free) and, the first time,
# apt for one package that is unpacked without being installed (its 21 TeX dependencies are of no use here).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p prepared
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"

attribute() { sed -n "s/.* $2=\"\([^\"]*\)\".*/\1/p" <<<" $1"; }

# Fetches a package once and unpacks one of its files.
out_of_package() {
    local package=${1%%!*} path=${1#*!}
    if [ ! -e "$scratch/$package" ]; then
        (cd "$scratch" && apt-get -q download "$package" >"$scratch/apt.log" 2>&1) ||
            { cat "$scratch/apt.log" >&2; echo "fonts/prepare.sh: cannot fetch $package; run apt-get update first" >&2; exit 1; }
        mkdir "$scratch/$package"
    fi
    dpkg-deb --fsys-tarfile "$scratch/$package"_*.deb | tar -x -C "$scratch/$package" "./$path"
    echo "$scratch/$package/$path"
}

# The characters a cut font keeps: Latin, marks, full-width forms, and every hanzi of 通用规范汉字表 (kTGH) or GB 2312 (kGB0).
character_list() {
    if [ ! -e "$scratch/characters" ]; then
        local unihan=() file
        for file in OtherMappings DictionaryLikeData IRGSources; do
            file=usr/share/unicode/Unihan_$file.txt.bz2
            if [ -e "/$file" ]; then unihan+=("/$file"); else unihan+=("$(out_of_package "unicode-data!$file")"); fi
        done
        {
            echo '20-24F,2B0-2FF,370-3FF,400-45F,2000-206F,20A0-20BF,2100-218F,2190-22FF,2460-24FF,2500-266F'
            echo '3000-303F,3105-312F,3200-33FF,FE10-FE1F,FE30-FE6F,FF00-FFEF,20BB7'
            bzcat "${unihan[@]}" |
                awk '$2 == "kTGH" || $2 == "kGB0" || $2 == "kGB1" { print substr($1, 3) }' | sort -u
        } | paste -sd, >"$scratch/characters"
        # The standard has 8,105 characters: fewer means the tables were not read, and fonts would lack most of Chinese.
        if [ "$(tr ',' '\n' <"$scratch/characters" | wc -l)" -lt 8105 ]; then
            echo "fonts/prepare.sh: the character tables of unicode-data could not be read" >&2
            return 1
        fi
    fi
    echo "$scratch/characters"
}

# One element a line, whatever the line breaks of fonts.xml.
tr '\n' ' ' <fonts.xml | sed 's/<!--/\n<!--/g; s/-->/-->\n/g' | grep -v '^<!--' | tr '\n' ' ' |
    grep -oE '<(file|colour-profile) [^>]*>' >"$scratch/elements"
made=0
while read -r element; do
    name=$(attribute "$element" name) from=$(attribute "$element" from) sha256=$(attribute "$element" sha256)
    face=$(attribute "$element" face) cut=$(attribute "$element" cut)
    stamp="prepared/.$name.source"
    mark="$sha256 $face $cut 3"
    [ -n "$from" ] || continue # an office's own file: it is there already
    if [ -e "prepared/$name" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$mark" ]; then continue; fi
    source=$from
    case $from in *!*) source=$(out_of_package "$from") ;; esac
    [ -e "$source" ] || { echo "fonts/prepare.sh: $source is missing; install the packages of packages.txt" >&2; exit 1; }
    found=$(sha256sum <"$source" | cut -d' ' -f1)
    [ "$found" = "$sha256" ] ||
        { echo "fonts/prepare.sh: $source has digest $found, fonts.xml says $sha256" >&2; exit 1; }
    if [ "$cut" = yes ]; then
        characters=$(character_list) || exit 1
        # halt squeezes marks; the other layout tables are of no use to a grid of full-width cells.
        hb-subset --face-index="$face" --unicodes-file="$characters" --layout-features=halt \
            --drop-tables=GSUB,BASE,VORG,vhea,vmtx,DSIG --output-file="prepared/$name.part" "$source"
    else
        cp "$source" "prepared/$name.part"
    fi
    mv "prepared/$name.part" "prepared/$name"
    echo "$mark" >"$stamp"
    made=$((made + 1))
done <"$scratch/elements"
echo "fonts: $made prepared, $(($(wc -l <"$scratch/elements") - made)) there already"
