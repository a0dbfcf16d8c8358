/** The book of the money 资金台账: double entry, append-only, per account and case. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.ledger;
