/** Accounts, API clients and shifts, with the rules of granting and signing in. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.identity.domain;
