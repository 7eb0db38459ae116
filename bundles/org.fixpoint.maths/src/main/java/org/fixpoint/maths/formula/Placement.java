package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the code of each term belongs: in the block in which it is used, a block being the whole method or one branch of a choice;
 * of a term used in several blocks, the innermost that holds them all.
 */
final class Placement {
    private static final int TALLEST = 40; // bounds the recursion of the code writer

    /** A block, and the one around it; none around the whole method. */
    private record Block(Term choice, int branch, Optional<Block> outer, int depth) {}

    private final List<Term> order;
    private final Map<Term, Block> blocks = new HashMap<>();
    private final Map<Term, Integer> uses = new HashMap<>();
    private final Set<Term> stored = new HashSet<>();
    private final Block whole;

    Placement(Term root) {
        order = root.inOrder();
        whole = new Block(root, 0, Optional.empty(), 0);
        blocks.put(root, whole);
        for (int i = order.size() - 1; i >= 0; i--) {
            spread(order.get(i));
        }
        Map<Term, Integer> heights = new HashMap<>();
        for (Term term : order) {
            int height = 1
                    + term.operands().stream()
                            .mapToInt(operand -> heights.getOrDefault(operand, 0))
                            .max()
                            .orElse(0);
            boolean keep = !term.isLeaf() && term != root && (uses.getOrDefault(term, 0) > 1 || height >= TALLEST);
            heights.put(term, keep || term.isLeaf() ? 0 : height);
            if (keep) {
                stored.add(term);
            }
        }
    }

    private void spread(Term term) {
        Block here = block(term);
        for (int i = 0; i < term.operands().size(); i++) {
            Term operand = term.operands().get(i);
            boolean branch = term.is(Op.CHOOSE) && i > 0;
            Block used = branch ? new Block(term, i, Optional.of(here), here.depth + 1) : here;
            blocks.merge(operand, used, Placement::common);
            uses.merge(operand, 1, Integer::sum);
        }
    }

    private Block block(Term term) {
        return blocks.getOrDefault(term, whole);
    }

    private static Block common(Block a, Block b) {
        Block left = a;
        Block right = b;
        while (!same(left, right)) {
            if (left.depth >= right.depth) {
                left = left.outer.orElse(left);
            } else {
                right = right.outer.orElse(right);
            }
        }
        return left;
    }

    private static boolean same(Block a, Block b) {
        return a.depth == b.depth && a.choice == b.choice && a.branch == b.branch;
    }

    /** Terms that are kept in a variable, in the order in which they are computed, of the whole method. */
    List<Term> kept() {
        return kept(whole);
    }

    /** Terms that are kept in a variable of one branch of a choice. */
    List<Term> kept(Term choice, int branch) {
        return kept(new Block(choice, branch, Optional.empty(), block(choice).depth + 1));
    }

    private List<Term> kept(Block block) {
        return order.stream()
                .filter(term -> stored.contains(term) && same(block(term), block))
                .toList();
    }
}
