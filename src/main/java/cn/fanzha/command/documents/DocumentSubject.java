package cn.fanzha.command.documents;

/**
 * What a document can be made of.
 *
 * @param number natural number, for example of the case or of the stop payment
 * @param label what tells it from others beside the number; personal data masked; empty where there is nothing to tell
 */
public record DocumentSubject(String number, String label) {}
