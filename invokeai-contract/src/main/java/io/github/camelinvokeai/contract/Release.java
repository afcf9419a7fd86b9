package io.github.camelinvokeai.contract;

import java.util.List;

/**
 * What a release of InvokeAI ships in its workflow library.
 *
 * @param version   of the server
 * @param workflows how many workflows
 * @param inputs    how many inputs they have in all
 * @param outdated  how many of them have node types that the release itself no longer knows
 */
record Release(String version, int workflows, int inputs, long outdated) {

    private static final List<Release> KNOWN = List.of(
            new Release("6.14.2", 26, 278, 3), new Release("6.8.1", 14, 90, 3), new Release("5.15.0", 14, 90, 3));

    static Release of(String version) {
        return KNOWN.stream().filter(release -> release.version.equals(version)).findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Nothing is known of what InvokeAI " + version + " ships; count it and add it here"));
    }
}
