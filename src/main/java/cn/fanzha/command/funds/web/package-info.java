/** The liaison's desk, the officer's stops, and the API. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.funds.web;
