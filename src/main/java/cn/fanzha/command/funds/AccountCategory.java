package cn.fanzha.command.funds;

/** Whose account the bank found it to be 对私/对公. */
public enum AccountCategory {
    PERSONAL,
    CORPORATE
}
