/** The book of an account and of a case, for people and for programs. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.ledger.web;
