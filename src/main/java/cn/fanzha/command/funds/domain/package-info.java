/** The states, clocks and slots of stop payments. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.funds.domain;
