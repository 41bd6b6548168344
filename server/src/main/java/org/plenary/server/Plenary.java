package org.plenary.server;

/** The command line of the server. */
public final class Plenary {
    private Plenary() {}

    public static void main(String[] args) {
        System.out.println("plenary");
    }
}
