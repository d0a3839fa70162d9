// What the shop has, and who bought what of it. It is kept in memory: a shop that lives keeps its sales in a
// database.

// model

/** Concerts, each in front of so many seats. */
export const concerts = {
  goldberg: { name: 'Goldberg Variations', about: 'Bach, on a harpsichord of 1738', stars: 150, seats: 40 },
  winter: { name: 'Winter Journey', about: 'Schubert, by candlelight', stars: 120, seats: 25 },
  eroica: { name: 'Eroica', about: 'Beethoven, in the hall of its first night', stars: 200, seats: 60 },
  nocturnes: { name: 'Nocturnes', about: 'Chopin, all twenty-one', stars: 90, seats: 30 },
  firebird: { name: 'The Firebird', about: 'Stravinsky, with dancers', stars: 220, seats: 50 },
  quartets: { name: 'Late Quartets', about: 'Beethoven, in two evenings', stars: 180, seats: 2 },
}

/** Their ids, as buttons and invoices carry them: an id is never given to another concert. */
export const ids = [
  'goldberg',
  'winter',
  'eroica',
  'nocturnes',
  'firebird',
  'quartets',
] as const satisfies ReadonlyArray<keyof typeof concerts>

/** What somebody wants to buy. */
export interface Order {
  readonly concert: (typeof ids)[number]
  readonly seats: number
}

export interface Sale extends Order {
  readonly buyer: number
}

export interface Books {
  /** Seats that nobody bought yet. */
  readonly left: (concert: Order['concert']) => number
  /**
   * Notes a sale; false where there are too few seats. What is noted under a charge stays as it is: twice is
   * once.
   */
  readonly sell: (charge: string, sale: Sale) => boolean
  /** The seats of a charge are free again. */
  readonly giveBack: (charge: string) => void
  readonly of: (buyer: number) => ReadonlyArray<Sale>
}

// constructors

export const makeBooks = (): Books => {
  const sales = new Map<string, Sale>()
  const left: Books['left'] = (concert) =>
    [...sales.values()].reduce(
      (free, sale) => (sale.concert === concert ? free - sale.seats : free),
      concerts[concert].seats,
    )
  return {
    left,
    sell: (charge, sale) => {
      const isSold = sales.has(charge) || left(sale.concert) >= sale.seats
      if (isSold && !sales.has(charge)) sales.set(charge, sale)
      return isSold
    },
    giveBack: (charge) => void sales.delete(charge),
    of: (buyer) => [...sales.values()].filter((sale) => sale.buyer === buyer),
  }
}
