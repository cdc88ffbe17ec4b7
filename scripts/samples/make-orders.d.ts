/** Sample orders as a shop exports them, and the account list of its ERP. Record 3 is Maren Lindqvist's. */
export declare function makeOrders(seed?: number): {
    readonly orders: readonly object[];
    readonly accounts: readonly (readonly [string, string])[];
};
