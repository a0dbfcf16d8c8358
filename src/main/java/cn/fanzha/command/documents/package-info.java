/**
 * Documents 文书: what an officer hands out or sends on paper, filled from a template that a unit can replace. Each feature
 * offers its kinds as {@link cn.fanzha.command.documents.DocumentKind}; the layouts that come with the program are our
 * own, for the official forms were not at hand.
 */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.documents;
