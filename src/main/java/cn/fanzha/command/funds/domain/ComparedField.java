package cn.fanzha.command.funds.domain;

/** What an institution compares with its books before it stops an account (银发〔2016〕86号). */
public enum ComparedField {
    HOLDER,
    ACCOUNT,
    AMOUNT,
    TIME
}
