/** Pages of what is known of an account, a phone, a document, an address. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.observables.web;
