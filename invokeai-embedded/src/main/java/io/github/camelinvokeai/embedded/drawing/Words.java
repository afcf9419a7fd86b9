package io.github.camelinvokeai.embedded.drawing;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds in a prompt the few words that a drawing knows. Those it does not know choose by chance. */
final class Words {

    private static final Map<Hour, List<String>> HOURS = new TreeMap<>(
            Map.of(
                    Hour.DAWN, List.of("dawn", "sunrise", "morning"), Hour.DUSK,
                    List.of("dusk", "sunset", "evening", "twilight"),
                    Hour.NIGHT, List.of("night", "midnight", "moon", "star", "dark"),
                    Hour.STORM, List.of("storm", "rain", "thunder", "cloudy", "grey", "gray"),
                    Hour.WINTER, List.of("winter", "snow", "ice", "frost", "arctic"),
                    Hour.AUTUMN, List.of("autumn", "fall", "october"),
                    Hour.DAY, List.of("day", "noon", "summer", "spring", "sunny", "blue sky")));

    private static final Map<Motif, List<String>> MOTIFS = new TreeMap<>(
            Map.ofEntries(
                    Map.entry(Motif.SEA,
                            List.of("sea", "ocean", "lake", "harbour", "harbor", "beach", "coast", "island", "river",
                                    "water", "bay", "lighthouse", "boat", "ship", "sail")),
                    Map.entry(Motif.LIGHTHOUSE, List.of("lighthouse")),
                    Map.entry(Motif.BOAT, List.of("boat", "ship", "sail", "harbour", "harbor")),
                    Map.entry(Motif.MOUNTAINS, List.of("mountain", "alps", "peak", "volcano", "cliff", "fjord")),
                    Map.entry(Motif.FOREST, List.of("forest", "tree", "wood", "pine", "jungle")),
                    Map.entry(Motif.CITY, List.of("city", "town", "skyline", "street", "building", "tower")),
                    Map.entry(Motif.DESERT, List.of("desert", "dune", "sand", "sahara")),
                    Map.entry(Motif.HOUSE, List.of("house", "cabin", "cottage", "village", "hut", "farm")),
                    Map.entry(Motif.FLOWERS, List.of("flower", "meadow", "garden", "field", "poppy", "rose")),
                    Map.entry(Motif.BIRDS, List.of("bird", "gull", "crow", "swan", "eagle")),
                    Map.entry(Motif.STARS, List.of("star", "night", "galaxy", "milky")),
                    Map.entry(Motif.MOON, List.of("moon", "night", "midnight")),
                    Map.entry(Motif.SNOW, List.of("snow", "blizzard")), Map.entry(Motif.RAIN, List.of("rain", "storm")),
                    Map.entry(Motif.FOG, List.of("fog", "mist", "haze"))));

    private final String text;

    Words(String prompt) {
        this.text = prompt.toLowerCase(Locale.ROOT);
    }

    /** The first light that is mentioned, or one by chance. */
    Hour hour(Noise chance) {
        return HOURS.entrySet().stream().filter(entry -> first(entry.getValue()) < Integer.MAX_VALUE)
                .min((a, b) -> Integer.compare(first(a.getValue()), first(b.getValue()))).map(Map.Entry::getKey)
                .orElseGet(() -> byChance(List.of(Hour.values()), chance, 1));
    }

    private int first(List<String> words) {
        return words.stream().mapToInt(this::start).filter(at -> at >= 0).min().orElse(Integer.MAX_VALUE);
    }

    // A word or the beginning of one, as in boats; but a lighthouse is no house.
    private int start(String word) {
        int at = text.indexOf(word);
        while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    /** All that is mentioned, or a landscape by chance. */
    Set<Motif> motifs(Noise chance) {
        Set<Motif> found = EnumSet.noneOf(Motif.class);
        MOTIFS.forEach((motif, words) -> {
            if (first(words) < Integer.MAX_VALUE) {
                found.add(motif);
            }
        });
        if (found.stream().noneMatch(motif -> motif.compareTo(Motif.BIRDS) < 0)) {
            List<Motif> usual = List.of(Motif.SEA, Motif.MOUNTAINS, Motif.FOREST, Motif.FLOWERS, Motif.DESERT);
            found.add(byChance(usual, chance, 2));
            found.add(byChance(usual.subList(0, 3), chance, 3));
        }
        if (chance.point(4, 0) < 0.3) {
            found.add(Motif.BIRDS);
        }
        return found;
    }

    private static <T> T byChance(List<T> choices, Noise chance, int which) {
        return choices.get((int) (chance.point(which, 0) * choices.size()));
    }
}
