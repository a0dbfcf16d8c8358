package cn.fanzha.command.support.authorisation;

/**
 * Makes examples for a feature's addresses, through real use cases and committed. Every class below {@code
 * cn.fanzha.command} that implements it is found by itself and gets its constructor's beans.
 */
public interface SampleData {

    /** This one makes the examples of the address. */
    boolean covers(String method, String pattern);

    /**
     * A fresh example of that side in the state that the address works on: each request gets its own, as the one before
     * may have moved it.
     */
    Sample make(String method, String pattern, Side side);
}
