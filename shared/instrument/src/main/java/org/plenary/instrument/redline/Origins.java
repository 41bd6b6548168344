package org.plenary.instrument.redline;

import org.plenary.crdt.Id;

/** A reading with the units as which its units were written first. */
final class Origins {
    private final Reading reading;
    private final long[] clients;
    private final long[] clocks;

    Origins(Reading reading, Attribution attribution) {
        this.reading = reading;
        clients = new long[reading.size()];
        clocks = new long[reading.size()];
        UnitLinks origins = attribution.origins();
        for (int unit = 0; unit < clients.length; unit++) {
            clients[unit] = reading.client(unit);
            clocks[unit] = reading.clock(unit);
            Id origin = origins.isEmpty() ? null : origins.get(clients[unit], clocks[unit]);
            if (origin != null) {
                clients[unit] = origin.client();
                clocks[unit] = origin.clock();
            }
        }
    }

    Reading reading() {
        return reading;
    }

    long client(int unit) {
        return clients[unit];
    }

    long clock(int unit) {
        return clocks[unit];
    }

    /** Whether a unit is a copy. */
    boolean isCopy(int unit) {
        return clients[unit] != reading.client(unit) || clocks[unit] != reading.clock(unit);
    }
}
