/** Accounts, roles, sign-in, API clients, the duty roster. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.identity;
