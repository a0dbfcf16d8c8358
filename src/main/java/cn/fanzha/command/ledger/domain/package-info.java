/** Entries and balances as the database keeps them, and how they are read. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.ledger.domain;
