package org.fixpoint.maths.interval;

/** Elementary functions of jets, each by the differential equation that it solves. */
public final class JetFunctions {
    private static final Interval TWO_OVER_ROOT_PI = Interval.of(2).over(Interval.PI.sqrt());

    private JetFunctions() {}

    /** eᵘ: v' = v u'. */
    public static Jet exp(Jet u) {
        Interval[] v = new Interval[u.order() + 1];
        v[0] = Functions.exp(u.value());
        for (int k = 1; k < v.length; k++) {
            v[k] = u.chained(v, k);
        }
        return Jet.of(v);
    }

    /** eᵘ − 1. */
    public static Jet expm1(Jet u) {
        return exp(u).withValue(Functions.expm1(u.value()));
    }

    /** log u. */
    public static Jet log(Jet u) {
        return u.value().high() <= 0
                ? unknown(u)
                : u.chain(
                        Functions.log(u.value()),
                        Jet.constant(Interval.ONE, u.order()).over(u));
    }

    /** log(1 + u). */
    public static Jet log1p(Jet u) {
        Jet one = Jet.constant(Interval.ONE, u.order());
        return u.value().high() <= -1
                ? unknown(u)
                : u.chain(Functions.log1p(u.value()), one.over(u.plus(Interval.ONE)));
    }

    /** sin u. */
    public static Jet sin(Jet u) {
        return pair(u, Functions.sin(u.value()), Functions.cos(u.value()), true)[0];
    }

    /** cos u. */
    public static Jet cos(Jet u) {
        return pair(u, Functions.sin(u.value()), Functions.cos(u.value()), true)[1];
    }

    /** sinh u. */
    public static Jet sinh(Jet u) {
        return pair(u, Functions.sinh(u.value()), Functions.cosh(u.value()), false)[0];
    }

    /** cosh u. */
    public static Jet cosh(Jet u) {
        return pair(u, Functions.sinh(u.value()), Functions.cosh(u.value()), false)[1];
    }

    /** s' = c u' and c' = ∓ s u'. */
    private static Jet[] pair(Jet u, Interval sine, Interval cosine, boolean circular) {
        Interval[] s = new Interval[u.order() + 1];
        Interval[] c = new Interval[u.order() + 1];
        s[0] = sine;
        c[0] = cosine;
        for (int k = 1; k < s.length; k++) {
            s[k] = u.chained(c, k);
            Interval slope = u.chained(s, k);
            c[k] = circular ? slope.negative() : slope;
        }
        return new Jet[] {Jet.of(s), Jet.of(c)};
    }

    /** tan u = sin u/cos u. */
    public static Jet tan(Jet u) {
        return sin(u).over(cos(u));
    }

    /** tanh u. */
    public static Jet tanh(Jet u) {
        return hyperbolic(u)[0];
    }

    /** 1/cosh u. */
    public static Jet sech(Jet u) {
        return hyperbolic(u)[1];
    }

    /** t' = s² u' and s' = −s t u'. */
    private static Jet[] hyperbolic(Jet u) {
        int n = u.order() + 1;
        Interval[] t = new Interval[n];
        Interval[] s = new Interval[n];
        Interval[] square = new Interval[n];
        Interval[] product = new Interval[n];
        t[0] = Functions.tanh(u.value());
        s[0] = Functions.sech(u.value());
        for (int k = 1; k < n; k++) {
            square[k - 1] = sum(s, s, k - 1);
            product[k - 1] = sum(s, t, k - 1);
            t[k] = u.chained(square, k);
            s[k] = u.chained(product, k).negative();
        }
        return new Jet[] {Jet.of(t), Jet.of(s)};
    }

    /** 1/(1 + e⁻ᵘ). */
    public static Jet sigmoid(Jet u) {
        return logistic(u)[0];
    }

    /** σ(u)σ(−u). */
    public static Jet sigmoidSlope(Jet u) {
        Jet[] both = logistic(u);
        return both[0].times(both[1]);
    }

    /** s = σ(u) and t = σ(−u): s' = s t u' and t' = −s'. */
    private static Jet[] logistic(Jet u) {
        int n = u.order() + 1;
        Interval[] s = new Interval[n];
        Interval[] t = new Interval[n];
        Interval[] product = new Interval[n];
        s[0] = Functions.sigmoid(u.value());
        t[0] = Functions.sigmoid(u.value().negative());
        for (int k = 1; k < n; k++) {
            product[k - 1] = sum(s, t, k - 1);
            s[k] = u.chained(product, k);
            t[k] = s[k].negative();
        }
        return new Jet[] {Jet.of(s), Jet.of(t)};
    }

    private static Interval sum(Interval[] a, Interval[] b, int k) {
        Interval sum = Interval.ZERO;
        for (int i = 0; i <= k; i++) {
            sum = sum.plus(a == b && 2 * i == k ? a[i].square() : a[i].times(b[k - i]));
        }
        return sum;
    }

    /** log(1 + eᵘ). */
    public static Jet softplus(Jet u) {
        return u.chain(Functions.softplus(u.value()), sigmoid(u));
    }

    /** The arc tangent. */
    public static Jet atan(Jet u) {
        return u.chain(
                Functions.atan(u.value()),
                Jet.constant(Interval.ONE, u.order()).over(u.square().plus(Interval.ONE)));
    }

    /** The arc sine. */
    public static Jet asin(Jet u) {
        return u.chain(Functions.asin(u.value()), circle(u));
    }

    /** The arc cosine. */
    public static Jet acos(Jet u) {
        return u.chain(Functions.acos(u.value()), circle(u).negative());
    }

    /** 1/√(1 − u²). */
    private static Jet circle(Jet u) {
        Jet one = Jet.constant(Interval.ONE, u.order());
        return one.over(sqrt(u.plus(Interval.ONE).times(one.minus(u))));
    }

    /** log(u + √(u² + 1)). */
    public static Jet asinh(Jet u) {
        Jet one = Jet.constant(Interval.ONE, u.order());
        return u.chain(Functions.asinh(u.value()), one.over(sqrt(u.square().plus(Interval.ONE))));
    }

    /** √u. */
    public static Jet sqrt(Jet u) {
        return u.value().high() < 0 ? unknown(u) : power(u, u.value().sqrt(), Interval.of(0.5));
    }

    /** The cube root. */
    public static Jet cbrt(Jet u) {
        return power(u, Functions.cbrt(u.value()), Interval.ONE.over(3));
    }

    /** u^p; for a p that is no whole number the u below 0 are left out. */
    public static Jet pow(Jet u, double p) {
        if (p == Math.rint(p) && Math.abs(p) <= 1024) {
            Jet power = u.power((int) Math.abs(p));
            return p >= 0 ? power : Jet.constant(Interval.ONE, u.order()).over(power);
        }
        if (u.value().high() < 0) {
            return unknown(u);
        }
        Jet w = power(u, Functions.pow(u.value(), p), Interval.of(p));
        if (p < 1 || u.order() < 1 || u.value().low() > 0) {
            return w;
        }
        Interval slope = Functions.pow(u.value(), p - 1).times(p); // finite where the quotient below is not
        Interval[] c = {w.value(), slope.times(u.at(1))};
        Interval[] all = new Interval[u.order() + 1];
        for (int k = 0; k < all.length; k++) {
            all[k] = k < c.length ? c[k] : Interval.LINE;
        }
        return Jet.of(all);
    }

    /** u v' = p v u': k u₀ v_k = Σ (p i − (k − i)) u_i v_{k−i} over i = 1, …, k. */
    private static Jet power(Jet u, Interval value, Interval p) {
        Interval[] v = new Interval[u.order() + 1];
        v[0] = value;
        for (int k = 1; k < v.length; k++) {
            Interval sum = Interval.ZERO;
            for (int i = 1; i <= k; i++) {
                if (!u.at(i).isZero()) {
                    Interval factor = p.times(i).minus(Interval.of(k - i));
                    sum = sum.plus(factor.times(u.at(i)).times(v[k - i]));
                }
            }
            boolean open = u.value().low() <= 0 && u.value().high() >= 0;
            v[k] = sum.isZero() && !open
                    ? sum
                    : open ? Interval.LINE : sum.over(u.value().times(k));
        }
        return Jet.of(v);
    }

    /** The error function. */
    public static Jet erf(Jet u) {
        return u.chain(NormalBounds.erf(u.value()), bell(u));
    }

    /** 1 − erf. */
    public static Jet erfc(Jet u) {
        return u.chain(NormalBounds.erfc(u.value()), bell(u).negative());
    }

    /** 2/√π exp(−u²). */
    private static Jet bell(Jet u) {
        return exp(u.square().negative()).times(TWO_OVER_ROOT_PI);
    }

    /** Φ(u). */
    public static Jet cdf(Jet u) {
        return u.chain(NormalBounds.cdf(u.value()), density(u));
    }

    /** exp(−u²/2)/√(2π). */
    public static Jet density(Jet u) {
        Interval[] p = new Interval[u.order() + 1];
        p[0] = NormalBounds.density(u.value());
        Jet half = u.square().times(Interval.of(-0.5));
        for (int k = 1; k < p.length; k++) {
            p[k] = half.chained(p, k);
        }
        return Jet.of(p);
    }

    /** |u|: where u changes its sign it is Lipschitz continuous and no more. */
    public static Jet abs(Jet u) {
        if (u.value().low() >= 0) {
            return u;
        }
        return u.value().high() <= 0
                ? u.negative()
                : u.with(u.negative(), Interval::hull)
                        .withValue(u.value().abs())
                        .knownTo(1);
    }

    private static Jet unknown(Jet u) {
        return Jet.values(Interval.LINE, u.order());
    }
}
