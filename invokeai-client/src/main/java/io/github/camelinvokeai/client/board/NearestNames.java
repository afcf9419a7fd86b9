package io.github.camelinvokeai.client.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders names by how few letters must change to get the one that was asked for, whatever their case. */
final class NearestNames {

    private NearestNames() {
    }

    static List<String> of(String wanted, Collection<String> names, int limit) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        Comparator<String> byDistance = Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)));
        return names.stream().distinct().sorted(byDistance.thenComparing(Comparator.naturalOrder())).limit(limit).toList();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
