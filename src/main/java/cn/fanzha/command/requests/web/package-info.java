/** Pages and API of control requests: the police's side, and the desk of operators and internet companies. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.requests.web;
