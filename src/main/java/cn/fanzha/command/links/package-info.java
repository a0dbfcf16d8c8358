/** Linked cases 串并案: which cases share what, what people decided on it, and joint cases 并案. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.links;
