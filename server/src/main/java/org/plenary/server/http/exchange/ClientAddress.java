package org.plenary.server.http.exchange;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.List;

/**
 * The network address that a request comes from.
 *
 * @param behindProxy whether a proxy of one's own stands in front and adds the address that it saw as the last one of
 *     {@code X-Forwarded-For}; earlier ones are what a client claims
 */
public record ClientAddress(boolean behindProxy) {
    private static final int IPV6_BYTES = 16;
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** The network that counts as one: who has one IPv6 address has the others of its network of 64 bits too. */
    public String network(HttpServerRequest request) {
        String address = of(request);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2);
    }

    public String of(HttpServerRequest request) {
        if (behindProxy) {
            List<String> headers = request.headers().getAll(FORWARDED_FOR);
            if (!headers.isEmpty()) {
                String last = headers.get(headers.size() - 1);
                String address = last.substring(last.lastIndexOf(',') + 1).strip();
                if (NetUtil.isValidIpV4Address(address) || NetUtil.isValidIpV6Address(address)) {
                    return address;
                }
            }
        }
        return request.remoteAddress().hostAddress();
    }
}
