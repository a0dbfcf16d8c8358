/** What happens elsewhere and must show on an open page within a second, across instances. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.live;
