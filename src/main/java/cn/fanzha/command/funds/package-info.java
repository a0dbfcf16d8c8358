/** The money: stop payments, and what follows from them. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.funds;
