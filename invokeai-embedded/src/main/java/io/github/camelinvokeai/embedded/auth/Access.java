package io.github.camelinvokeai.embedded.auth;

/**
 * Who may make a call on a server with logins. Without logins everybody may make every call that is not about accounts.
 */
public enum Access {

    /** Whoever asks, with or without a token. */
    ANYONE,

    /** Who has a token. */
    USER,

    /** Who has a token or the cookie that a login sets for what a browser shows by itself. */
    MEDIA,

    /** An administrator. */
    ADMINISTRATOR,

    /** Who has an account, which on a server without logins nobody has. */
    ACCOUNT,

    /** An administrator with an account. */
    ACCOUNT_ADMINISTRATOR
}
