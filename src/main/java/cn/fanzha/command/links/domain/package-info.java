/** Finds what cases share, keeps what people decided on it, joins cases and parts them again. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.links.domain;
