package dev.weir.features.column;

import java.util.Arrays;

/**
 * Finds one number by its rank without sorting the others.
 *
 * <p>Hoare's quickselect with the median of three as pivot, and three parts, so that equal numbers cost nothing. The cost
 * is linear for usual numbers. Whoever can choose the numbers could make it quadratic; so after {@value #ROUNDS_PER_BIT}
 * rounds for each bit of the size the rest is sorted.
 */
public final class Selection {
    private static final int ROUNDS_PER_BIT = 2;

    private Selection() {}

    /**
     * Returns the number that would be at an index if the numbers were sorted, and reorders them: those before the index
     * are no greater, those behind it no smaller.
     *
     * @param numbers without NaN
     * @throws ArrayIndexOutOfBoundsException if there is no such index
     */
    public static double select(double[] numbers, int index) {
        return select(numbers, index, ROUNDS_PER_BIT * (Integer.SIZE - Integer.numberOfLeadingZeros(numbers.length)));
    }

    /** Selects as {@link #select(double[], int)} does, and sorts what is left after this many rounds. */
    static double select(double[] numbers, int index, int mostRounds) {
        int low = 0;
        int high = numbers.length - 1;
        for (int round = 0; low < high; round++) {
            if (round == mostRounds) {
                Arrays.sort(numbers, low, high + 1);
                break;
            }
            double pivot = middle(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (numbers[left] < pivot) {
                    left++;
                }
                while (numbers[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = numbers[left];
                    numbers[left] = numbers[right];
                    numbers[right] = swapped;
                    left++;
                    right--;
                }
            }
            if (index <= right) {
                high = right;
            } else if (index >= left) {
                low = left;
            } else {
                break; // between the two parts all are equal to the pivot
            }
        }
        return numbers[index];
    }

    /** Returns the greatest of the first numbers; there must be at least one. */
    public static double greatest(double[] numbers, int count) {
        double greatest = numbers[0];
        for (int i = 1; i < count; i++) {
            greatest = Math.max(greatest, numbers[i]);
        }
        return greatest;
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
