/** Control requests: what is asked, the partner's answer, its desk, the clocks. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.requests.domain;
