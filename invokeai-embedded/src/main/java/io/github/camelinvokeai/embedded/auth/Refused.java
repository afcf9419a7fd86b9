package io.github.camelinvokeai.embedded.auth;

/** Somebody may not do what was asked for. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final boolean challenging;

    private Refused(int status, String detail, boolean challenging) {
        super(status + " " + detail);
        this.status = status;
        this.detail = detail;
        this.challenging = challenging;
    }

    /** It is not known who asks. */
    public static Refused unknown(String detail) {
        return new Refused(401, detail, false);
    }

    /** The same, with the challenge that the calls for accounts answer with. */
    public static Refused challenged(String detail) {
        return new Refused(401, detail, true);
    }

    /** It is known who asks, and that user may not. */
    public static Refused forbidden(String detail) {
        return new Refused(403, detail, false);
    }

    /** What was asked for is not there. */
    static Refused missing(String detail) {
        return new Refused(404, detail, false);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the answer asks for a token with a {@code WWW-Authenticate} header. */
    public boolean challenging() {
        return challenging;
    }

    /** What the answer says. */
    public String detail() {
        return detail;
    }
}
