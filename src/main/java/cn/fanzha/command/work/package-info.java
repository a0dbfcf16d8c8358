/** The start pages of officers, analysts and administrators: what waits for somebody, gathered over the features. Nobody calls it. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.work;
