/** The page of official documents, for whatever feature writes one. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.docx;
