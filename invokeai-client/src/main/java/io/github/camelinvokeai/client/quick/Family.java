package io.github.camelinvokeai.client.quick;

import java.util.Arrays;
import java.util.List;

/** The kinds of models that are painted with, and what InvokeAI's UI begins with for each. */
enum Family {

    SD_1("sd-1", 512, "dpmpp_3m_k"),
    SDXL("sdxl", 1024, "dpmpp_3m_k"),
    FLUX("flux", 1024, "euler");

    static final int STEPS = 30;
    static final double CFG_SCALE = 7.5;
    static final double GUIDANCE = 4;

    private final String base;
    private final int size;
    private final String scheduler;

    Family(String base, int size, String scheduler) {
        this.base = base;
        this.size = size;
        this.scheduler = scheduler;
    }

    /** The server's words for them. */
    static List<String> bases() {
        return Arrays.stream(values()).map(family -> family.base).toList();
    }

    static Family of(String base) {
        return Arrays.stream(values()).filter(family -> family.base.equals(base)).findFirst().orElseThrow();
    }

    /** Width and height that such models are trained for, in pixels. */
    int size() {
        return size;
    }

    String scheduler() {
        return scheduler;
    }
}
