/** Similar cases on the file, the page of links, the graph, and the same for programs. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.links.web;
