/** The three security chains, and what a session and a token turn into. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.identity.security;
