/** Who may open which address: the rows beside each feature, and what makes their examples. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.support.authorisation;
