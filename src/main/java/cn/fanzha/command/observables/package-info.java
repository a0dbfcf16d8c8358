/** What cases, alerts, suspects and gangs are linked by: accounts, phones, addresses, and where each was seen. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.observables;
