package cn.fanzha.command.identity.security;

/** The claims of our own in an API token. */
public final class TokenClaims {

    /** Code of the unit that the client is bound to: what it sees is what that unit sees. */
    public static final String UNIT = "unit";

    /** The client's row id. */
    public static final String CLIENT = "client";

    private TokenClaims() {}
}
