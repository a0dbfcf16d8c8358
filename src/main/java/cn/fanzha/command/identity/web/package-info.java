/** Pages of accounts and duty, and what every page shows: who is signed in, where to go, why it was refused. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.identity.web;
