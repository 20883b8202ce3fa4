package dev.weir.rules.list;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Longs;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The network that an address is in, as a text: a key under which neighbours are one. */
public final class AddressBlock {
    /** The number of bits of an IPv4 address. */
    public static final int MAX_V4 = 32;

    /** The number of bits of an IPv6 address. */
    public static final int MAX_V6 = 128;

    private AddressBlock() {}

    /**
     * Returns the network of an address, such as {@code 203.0.113.0/24} or {@code 2001:db8::/64}, an IPv6 address in
     * the form of RFC 5952; empty if the text is no address. An IPv4 address mapped to IPv6 is an IPv4 address.
     *
     * @param bitsOfV4 the length of the prefix of an IPv4 address, 0 to 32
     * @param bitsOfV6 the length of the prefix of an IPv6 address, 0 to 128
     */
    public static Optional<String> of(String address, int bitsOfV4, int bitsOfV6) {
        int to = address.length();
        if (!Addresses.isV4(address, to) && !Addresses.isV6(address, to)) {
            return Optional.empty();
        }
        long high = Addresses.high(address, to);
        long low = Addresses.low(address, to);
        if (high == 0 && (low & (-1L << Integer.SIZE)) == Addresses.MAPPED) {
            int v4 = (int) (low & mask(bitsOfV4 + Integer.SIZE));
            return Optional.of(InetAddresses.fromInteger(v4).getHostAddress() + "/" + bitsOfV4);
        }
        byte[] v6 = new byte[2 * Long.BYTES];
        System.arraycopy(Longs.toByteArray(high & mask(bitsOfV6)), 0, v6, 0, Long.BYTES);
        System.arraycopy(Longs.toByteArray(low & mask(bitsOfV6 - Long.SIZE)), 0, v6, Long.BYTES, Long.BYTES);
        return Optional.of(InetAddresses.toAddrString(address(v6)) + "/" + bitsOfV6);
    }

    /** Returns a number whose highest bits are ones. */
    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are no address", e);
        }
    }
}
